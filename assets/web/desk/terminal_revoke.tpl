{{%AUTOESCAPE context="HTML"}}<section class="narrow wide-form">
<p><a class="btn back small" href="/terminals">← 回终端</a></p>
<h1>停用 {{NAME}}</h1>
<p>{{PLACE_OF_ROW}}　最后一次消息 {{SEEN}}</p>
<div class="now">停用后，它交不上来，也收不到进度。还没交上来的留在它里面。要再用，得重新登记。</div>
<form method="post" action="/terminals/revoke">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><input type="hidden" name="name" value="{{NAME}}">
<label for="reason">为什么停用（会留下记录）</label><input class="form-control" id="reason" name="reason" maxlength="100" required autofocus>
<div class="act"><button class="btn go">停用</button><a class="btn back" href="/terminals">先不办</a></div>
</form>
</section>
