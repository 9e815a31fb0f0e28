{{%AUTOESCAPE context="HTML"}}<section class="narrow">
<h1>换密码</h1>
{{#FIRST}}<p>第一次登录，先换成自己的密码。</p>{{/FIRST}}
<form method="post" action="/password">
<input type="hidden" name="csrf" value="{{CSRF}}">
<label for="old">现在的密码</label>
<input class="form-control" id="old" name="old" type="password" autocomplete="current-password" required autofocus>
<label for="fresh">新密码（至少 10 个字符）</label>
<input class="form-control" id="fresh" name="fresh" type="password" autocomplete="new-password" minlength="10" required>
<label for="again">再输一遍新密码</label>
<input class="form-control" id="again" name="again" type="password" autocomplete="new-password" minlength="10" required>
<button class="btn go">换密码</button>
</form>
<p class="dim">换了以后，别处登录着的都会退出。</p>
</section>
