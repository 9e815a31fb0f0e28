{{%AUTOESCAPE context="HTML"}}<section class="narrow wide-form">
<p><a class="btn back small" href="/notices">← 回通知</a></p>
<h1>撤回通知</h1>
<div class="cd"><h2>{{NOTICE_TITLE}}</h2><div class="bd words-kept">{{TEXT}}</div></div>
<p>{{PLACE_WORDS}}　{{DAYS}}　{{BY}} 发的</p>
{{#OVER}}<div class="now">这条已经不登了，不用撤。</div>{{/OVER}}
{{#CAN_WITHDRAW}}<form method="post" action="/notices/{{ID}}/withdraw">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}">
<div class="act"><button class="btn go">撤回</button><a class="btn back" href="/notices">先不撤</a></div>
</form>{{/CAN_WITHDRAW}}
</section>
