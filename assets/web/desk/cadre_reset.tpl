{{%AUTOESCAPE context="HTML"}}<section class="narrow wide-form">
<p><a class="btn back small" href="/cadres">← 回账号</a></p>
<h1>给 {{NAME}} 换密码</h1>
<p>{{PLACE_WORDS}}　{{POST}}</p>
<div class="now">新密码只显示一次。终端收到新的，旧的就不能用了。</div>
<form method="post" action="/cadres/{{ID}}/pin">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}">
<div class="act"><button class="btn go">换密码</button><a class="btn back" href="/cadres">先不换</a></div>
</form>
</section>
