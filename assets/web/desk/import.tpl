{{%AUTOESCAPE context="HTML"}}<div class="content">
<div class="line"><h1>批量导入</h1><span class="dim">先看一遍，有一行不对就一行都不导入。</span></div>
<div class="imports">
{{#KIND}}<section class="cd"><h2 id="{{NAME}}-title">{{KIND_TITLE}}</h2><div class="bd">
<ul>{{#RULE}}<li>{{WORDS}}</li>{{/RULE}}</ul>
<p><a class="btn back small" href="/import/{{NAME}}/template.csv">下载模板</a>　<span class="dim">用 Excel 填好，存成 .xlsx 或 CSV 都行，只读第一张工作表。一次最多 {{MOST}} 行。</span></p>
<form class="upload" method="post" action="/import/{{NAME}}" enctype="multipart/form-data">
<input type="hidden" name="csrf" value="{{CSRF}}">
<label for="{{NAME}}-file">选文件</label>
<input class="form-control" id="{{NAME}}-file" type="file" name="file" accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" required>
<button class="btn go">先看一遍</button>
</form>
</div></section>{{/KIND}}
</div>
</div>
