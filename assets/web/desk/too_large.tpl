{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>文件太大</title>
<link rel="stylesheet" href="/assets/bootstrap.css">
<link rel="stylesheet" href="/assets/desk.css">
</head>
<body>
<main>
<section class="narrow">
<h1>文件太大，没有收</h1>
<p>一次最多发 {{MOST}} KB，表格文件最多 {{MOST_FILE}} KB。什么都没有改。</p>
<p>退回上一页，把文件分成几个，或者删掉里面的图片和用不着的工作表，再选。</p>
<p><a class="btn go" href="/requests">回办件列表</a></p>
</section>
</main>
</body>
</html>
