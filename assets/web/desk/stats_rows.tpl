{{%AUTOESCAPE context="HTML"}}<div class="content">
<div class="line">
<a class="btn back small" href="{{BACK}}">← 回统计</a>
<h1>{{HEADING}}</h1><span class="dim">{{PLACE_NAME}}　{{FROM}} 到 {{UNTIL}}</span><span class="downloads end"><a class="btn line-btn small" href="{{XLSX}}">下载Excel</a><a class="btn line-btn small" href="{{CSV}}">下载CSV</a><small class="dim">{{MOST}}</small></span>
</div>
<table class="tbl">
<thead><tr><th>事项</th><th>从哪来</th><th>{{DAY_TITLE}}</th><th>到期日</th><th>办结日</th><th>{{STARS_TITLE}}</th><th><span class="visually-hidden">打开</span></th></tr></thead>
<tbody>
{{#ROW}}<tr><td><b>{{MATTER_NAME}}</b>{{#HAS_REQUEST}}<small class="mono">{{ID}}</small>{{/HAS_REQUEST}}</td><td>{{VILLAGE}}</td><td class="mono">{{AT}}</td><td class="mono">{{DUE}}</td><td class="mono">{{CLOSED}}</td><td>{{STARS}}</td><td>{{#HAS_REQUEST}}<a class="btn line-btn small" href="/requests/{{ID}}" aria-label="打开 {{MATTER_NAME}} {{ID}}">打开</a>{{/HAS_REQUEST}}</td></tr>{{/ROW}}
</tbody>
</table>
{{#NONE}}<p class="empty">这里没有。</p>{{/NONE}}
<div class="pages">{{#HAS_FIRST}}<a class="btn back" href="{{FIRST}}">回第一页</a>{{/HAS_FIRST}}{{#HAS_NEXT}}<a class="btn back" href="{{NEXT}}">下一页</a>{{/HAS_NEXT}}</div>
</div>
