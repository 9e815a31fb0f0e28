{{%AUTOESCAPE context="HTML"}}<div class="content">
<div class="line"><a class="btn back small" href="/requests?list={{LIST}}">← 回列表</a><h1>一起办：{{ACTION_WORDS}}</h1></div>
<form method="post" action="/requests/bulk/do">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><input type="hidden" name="action" value="{{ACTION}}"><input type="hidden" name="list" value="{{LIST}}">
<table class="tbl"><thead><tr><th>会怎样</th><th>事项、申请人</th><th>办件编号</th><th>现在</th></tr></thead><tbody>
{{#ROW}}<tr><td>{{#ABLE}}<input type="hidden" name="pick" value="{{ID}}"><input type="hidden" name="from_{{ID}}" value="{{FROM}}">{{/ABLE}}<span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span></td><td><b>{{MATTER_NAME}}</b><small>{{NAME}}</small></td><td class="mono">{{ID}}</td><td>{{STATUS}}</td></tr>{{/ROW}}
</tbody></table>
<div class="act">{{#CONFIRM}}<button class="btn go">{{ACTION_WORDS}} {{ABLE_COUNT}} 件</button>{{/CONFIRM}}<a class="btn back" href="/requests?list={{LIST}}">先不办</a></div>
</form>
</div>
