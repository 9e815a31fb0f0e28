{{%AUTOESCAPE context="HTML"}}<section class="narrow">
<h1>我的账号</h1>
<dl class="dl">
<dt>账号</dt><dd>{{NAME}}</dd>
<dt>姓名</dt><dd>{{FULL_NAME}}</dd>
<dt>岗位</dt><dd>{{ROLE_WORD}}</dd>
<dt>管哪里</dt><dd>{{AREA}}（{{AREA_CODE}}）</dd>
{{#HAS_DEPARTMENT}}<dt>部门</dt><dd>{{DEPARTMENT}}</dd>{{/HAS_DEPARTMENT}}
<dt>验证码</dt><dd>{{CODES}}</dd>
</dl>
<p><a class="btn back" href="/password">换密码</a></p>
</section>
