{{%AUTOESCAPE context="HTML"}}<div class="content">
<div class="line"><a class="btn back small" href="/requests?list={{LIST}}">← 回列表</a><h1>一起办：{{ACTION_WORDS}}</h1></div>
<table class="tbl"><thead><tr><th>怎样了</th><th>办件编号</th><th><span class="visually-hidden">打开</span></th></tr></thead><tbody>
{{#ROW}}<tr><td><span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span></td><td class="mono">{{ID}}</td><td><a class="btn line-btn small" href="/requests/{{ID}}" aria-label="打开 {{ID}}">打开</a></td></tr>{{/ROW}}
</tbody></table>
{{#AGAIN}}<form method="post" action="/requests/bulk/do">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM}}"><input type="hidden" name="action" value="{{ACTION}}"><input type="hidden" name="list" value="{{LIST}}">
{{#PICK}}<input type="hidden" name="pick" value="{{ID}}"><input type="hidden" name="from_{{ID}}" value="{{FROM}}">{{/PICK}}
<div class="act"><button class="btn go">接着办 {{LEFT}} 件</button></div>
</form>{{/AGAIN}}
</div>
