{{%AUTOESCAPE context="HTML"}}<section class="narrow wide-form">
<p><a class="btn back small" href="/cadres">← 回账号</a></p>
<h1>停用 {{NAME}}</h1>
<p>{{PLACE_WORDS}}　{{POST}}</p>
<div class="now">停用后他不能再登录终端。他办过的都留着。断网的终端要等连上网才停。</div>
<form method="post" action="/cadres/{{ID}}/remove">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}">
<div class="act"><button class="btn go">停用</button><a class="btn back" href="/cadres">先不停</a></div>
</form>
</section>
