{{%AUTOESCAPE context="HTML"}}<section class="narrow">
<h1>{{TITLE}}</h1>
<p>{{WORDS}}</p>
<p><a class="btn go" href="/requests">回办件列表</a></p>
</section>
