{{%AUTOESCAPE context="HTML"}}<section class="narrow">
<h1>一次性验证码</h1>
<form method="post" action="/signin/code">
<input type="hidden" name="csrf" value="{{CSRF}}">
<label for="code">手机验证器上的 6 位数</label>
<input class="form-control figure" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required autofocus>
<button class="btn go">登录</button>
</form>
<form method="post" action="/signout"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="btn back">不登了</button></form>
</section>
