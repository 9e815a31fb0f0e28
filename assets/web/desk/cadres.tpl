{{%AUTOESCAPE context="HTML"}}<div class="content">
<div class="line"><h1>村干部账号</h1><a class="btn go end" href="/cadres/new">加账号</a></div>
<form class="filters" method="get" action="/cadres">
<label for="place">哪里的</label>
<select class="form-control" id="place" name="place">{{#PLACE_CHOICE}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE}}</option>{{/PLACE_CHOICE}}</select>
<button class="btn back">筛</button>
</form>
<table class="tbl">
<thead><tr><th>姓名、职务</th><th>在哪办事</th><th>哪天加的</th><th>谁加的</th><th><span class="visually-hidden">换密码、停用</span></th></tr></thead>
<tbody>
{{#ROW}}<tr><td><b>{{NAME}}</b><small>{{POST}}</small></td><td>{{PLACE_WORDS}}</td><td class="mono">{{SINCE}}</td><td>{{BY}}</td><td><a class="btn back small" href="/cadres/{{ID}}/pin" aria-label="给 {{NAME}} 换密码">换密码</a> <a class="btn back small" href="/cadres/{{ID}}/remove" aria-label="停用 {{NAME}}">停用</a></td></tr>{{/ROW}}
</tbody>
</table>
{{#NONE}}<p class="empty">这里还没有账号。</p>{{/NONE}}
</div>
