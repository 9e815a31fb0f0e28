{{%AUTOESCAPE context="HTML"}}<div class="content">
<h1>服务包</h1>
<p>终端上的办事指南、表格和放假日子。由县里的技术人员用 bianmin-center pack publish 发布，终端自己来取。</p>
{{#PROBLEMS}}<h2>没用上新版本的终端</h2>
<table class="tbl">
<thead><tr><th>名字、地方</th><th>在用</th><th>为什么</th><th>什么时候说的</th></tr></thead>
<tbody>
{{#PROBLEM}}<tr><td><b>{{NAME}}</b><small>{{PLACE_OF_ROW}}</small></td><td>{{VERSION}}</td><td>{{WORDS}}</td><td class="mono">{{SAID_AT}}</td></tr>{{/PROBLEM}}
</tbody>
</table>{{/PROBLEMS}}
<h2>发布过的</h2>
<table class="tbl">
<thead><tr><th>版本</th><th>发布时间</th><th>谁发的</th><th>改了什么</th><th>文件</th><th>终端在用</th></tr></thead>
<tbody>
{{#ROW}}<tr><td><b>{{VERSION}}</b></td><td class="mono">{{MADE_AT}}</td><td>{{BY}}</td><td>{{NOTE}}</td><td class="mono">{{FILES}}</td><td class="mono">{{TERMINALS}} 台</td></tr>{{/ROW}}
</tbody>
</table>
{{#NONE}}<p class="empty">还没有发布过。</p>{{/NONE}}
<p>用安装时带的：{{INSTALLED}} 台</p>
</div>
