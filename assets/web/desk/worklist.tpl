{{%AUTOESCAPE context="HTML"}}<div class="with-side">
<nav class="side" aria-label="办件列表">
{{#GROUP}}<h2>{{GROUP_TITLE}}</h2>
{{#LIST}}<a href="/requests?list={{LIST_NAME}}"{{#LIST_ON}} class="on" aria-current="page"{{/LIST_ON}}><span>{{LIST_TITLE}}</span><span>{{LIST_COUNT}}</span></a>{{/LIST}}
{{/GROUP}}
</nav>
<div class="content">
<div class="line">
<h1>{{HEADING}} {{COUNT}}</h1>
<form class="search" method="post" action="/requests/search" role="search">
<input type="hidden" name="csrf" value="{{CSRF}}">
<label class="visually-hidden" for="q">查姓名、取件码、办件编号、身份证号后 4 位</label>
<input class="form-control" id="q" name="q" placeholder="查姓名、取件码、编号、身份证后 4 位" autocomplete="off">
<button class="btn line-btn">查</button>
</form>
</div>
<div class="tiles">
{{#TILE}}<a class="tile" href="/requests?list={{TILE_LIST}}"><svg class="lamp big" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg><span><b>{{TILE_COUNT}}</b> {{TILE_TITLE}}</span></a>{{/TILE}}
</div>
<form class="filters" method="get" action="/requests">
<input type="hidden" name="list" value="{{LIST}}">
<label for="town">乡镇</label>
<select class="form-control" id="town" name="town"><option value="">全部</option>{{#TOWN}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE}}</option>{{/TOWN}}</select>
<label for="matter">事项</label>
<select class="form-control" id="matter" name="matter"><option value="">全部</option>{{#MATTER}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE}}</option>{{/MATTER}}</select>
<button class="btn back">筛</button>
<span class="dim right">天数都按工作日算，{{YEAR}} 年放假安排</span>
</form>
<form method="post" action="/requests/bulk">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="list" value="{{LIST}}">
<table class="tbl">
<thead><tr>{{#BULK}}<th><span class="visually-hidden">勾选</span></th>{{/BULK}}<th>期限</th><th>事项、申请人</th><th>办件编号</th><th>办到哪一步</th><th>到期日</th><th>从哪来</th><th>谁在办</th><th><span class="visually-hidden">打开</span></th></tr></thead>
<tbody>
{{#ROW}}<tr>
{{#BULK}}<td><input type="checkbox" name="pick" value="{{ID}}" aria-label="勾选 {{MATTER_NAME}} {{NAME}}"></td>{{/BULK}}
<td><span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span></td>
<td><b>{{MATTER_NAME}}</b><small>{{NAME}}　{{VILLAGE}}</small></td>
<td class="mono">{{ID}}</td>
<td>{{STATUS}}</td>
<td class="mono">{{DUE}}</td>
<td>{{FROM}}</td>
<td>{{HANDLER}}</td>
<td><a class="btn line-btn small" href="/requests/{{ID}}" aria-label="打开 {{MATTER_NAME}} {{NAME}}">打开</a></td>
</tr>{{/ROW}}
</tbody>
</table>
{{#NONE}}<p class="empty">{{EMPTY}}</p>{{/NONE}}
{{#BULK}}<div class="bulk"><label for="action">勾上的一起</label>
<select class="form-control" id="action" name="action"><option value="take">我来办</option><option value="ACCEPTED">受理</option><option value="CLOSED">办结</option><option value="DELIVERED">登记送达</option><option value="ARCHIVED">归档</option></select>
<button class="btn back">先看一遍</button></div>{{/BULK}}
</form>
<div class="pages"><span class="downloads"><a class="btn line-btn small" href="{{XLSX}}">下载Excel</a><a class="btn line-btn small" href="{{CSV}}">下载CSV</a><small class="dim">{{MOST}}</small></span>{{#HAS_FIRST}}<a class="btn back" href="{{FIRST}}">回第一页</a>{{/HAS_FIRST}}{{#HAS_NEXT}}<a class="btn back" href="{{NEXT}}">下一页</a>{{/HAS_NEXT}}</div>
</div>
</div>
