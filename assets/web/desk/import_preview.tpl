{{%AUTOESCAPE context="HTML"}}<div class="content">
<div class="line"><a class="btn back small" href="/import">← 重新选文件</a><h1>导入{{KIND_TITLE}}：看一遍</h1></div>
{{#TABLE}}<table class="tbl">
<thead><tr><th>第几行</th>{{#COLUMN}}<th>{{COLUMN_TITLE}}</th>{{/COLUMN}}<th>看下来</th></tr></thead>
<tbody>
{{#ROW}}<tr><td class="mono">{{LINE}}</td>{{#CELL}}<td>{{VALUE}}</td>{{/CELL}}<td>{{#FINDING}}<span class="ld {{LAMP}} finding"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span>{{/FINDING}}</td></tr>{{/ROW}}
</tbody>
</table>{{/TABLE}}
{{#CONFIRM}}<form class="bulk" method="post" action="/import/{{NAME}}/do">
<input type="hidden" name="csrf" value="{{CSRF}}">
<input type="hidden" name="form" value="{{FORM_ID}}">
<input type="hidden" name="table" value="{{BYTES}}">
<button class="btn go">导入 {{COUNT}} 行</button><a class="btn back" href="/import">先不办</a>
<span class="dim">密码和登记码只显示一次，准备好打印。</span>
</form>{{/CONFIRM}}
</div>
