{{%AUTOESCAPE context="HTML"}}<section class="narrow">
<h1>设置一次性验证码</h1>
<p>管理员登录时要多一道验证码。用手机上的验证器扫下面的码，再输它给的 6 位数。</p>
<svg class="qr" viewBox="0 0 {{QR_WIDTH}} {{QR_WIDTH}}" role="img" aria-label="验证器扫的二维码"><rect width="100%" height="100%" fill="#FFF"/><path d="{{QR_PATH}}" fill="#000"/></svg>
<p>扫不了，就手工输：<code>{{SECRET}}</code></p>
<form method="post" action="/signin/enrol">
<input type="hidden" name="csrf" value="{{CSRF}}">
<label for="code">验证器给的 6 位数</label>
<input class="form-control figure" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required autofocus>
<button class="btn go">设好了</button>
</form>
</section>
