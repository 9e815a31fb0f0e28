{{%AUTOESCAPE context="HTML"}}<div class="with-side">
{{>SIDE}}
<div class="content">
<div class="line"><h1>要人看一看</h1><span class="dim">每天核一遍，办好了的自己会从这里消失</span></div>
<table class="tbl">
<thead><tr><th>为什么</th><th>事由</th><th>事项、编号</th><th>哪里</th><th>从哪天起</th><th>怎么办</th></tr></thead>
<tbody>
{{#ROW}}<tr><td><span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span></td><td>{{CAUSE}}</td><td>{{MATTER_NAME}}<small class="mono">{{REQUEST}}</small></td><td>{{PLACE_OF_ROW}}</td><td class="mono">{{SINCE}}</td>
<td>{{#NOTED}}<p class="note">{{NOTE}}<small>{{BY}}</small></p>{{/NOTED}}
{{#CAN_SET}}<form class="assign" method="post" action="/letters/exceptions/{{EXCEPTION}}/supervisor"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><input class="form-control" name="name" required maxlength="20" autocomplete="off" aria-label="{{TOWN_NAME}}由谁管" placeholder="{{TOWN_NAME}}由谁管"><button class="btn go">定下</button></form>{{/CAN_SET}}
{{#CAN_NOTE}}<form class="assign" method="post" action="/letters/exceptions/{{EXCEPTION}}/note"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><input class="form-control" name="note" required autocomplete="off" aria-label="记一笔 {{REQUEST}}" placeholder="怎么处理的"><button class="btn line-btn">记一笔</button></form>{{/CAN_NOTE}}</td></tr>{{/ROW}}
</tbody>
</table>
{{#MORE}}<p class="empty">只列了 {{MOST}} 件，还有没列出来的。先办这些，明天核过以后接着列。</p>{{/MORE}}
{{#NONE}}<p class="empty">没有要人看的。</p>{{/NONE}}
{{#HAS_NAMED}}<div class="line"><h2>定过的人</h2><span class="dim">写错了或者换了人，在这里改</span></div>
<table class="tbl">
<thead><tr><th>哪里</th><th>由谁管</th></tr></thead>
<tbody>{{/HAS_NAMED}}
{{#NAMED}}<tr><td>{{AREA_NAME}}</td><td><form class="assign" method="post" action="/letters/supervisors/{{AREA}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><input class="form-control" name="name" required maxlength="20" autocomplete="off" aria-label="{{AREA_NAME}}由谁管" value="{{NAME}}"><button class="btn line-btn">改</button></form></td></tr>{{/NAMED}}
{{#HAS_NAMED}}</tbody>
</table>{{/HAS_NAMED}}
</div>
</div>
