# Makes the data and the reference figures beside this script; run by hand (`Rscript reference.R`), never by the build.
# Made with R 4.2.2 and psych 2.2.9 (Debian 12: r-base-core, r-cran-psych). All data are invented.
suppressMessages(library(psych))
options(digits = 15)
set.seed(20261122)

# An area of six indicators, answers 0..3; item 3 is worded the other way round. 400 children, some answers missing.
n <- 400
trait <- rnorm(n)
answers <- sapply(1:6, function(i) {
  x <- 0.8 * trait + rnorm(n, sd = 0.7 + 0.1 * i)
  as.integer(cut(x, c(-Inf, 0.2, 0.9, 1.6, Inf))) - 1L
})
answers[, 3] <- 3L - answers[, 3]
for (i in 1:6) answers[runif(n) < 0.02 * i, i] <- NA
colnames(answers) <- paste0("i", 1:6)
write.csv(answers, "answers.csv", row.names = FALSE, na = "", quote = FALSE)

# Two raters of 500 children: 0 green, 1 yellow, 2 red.
first <- sample(0:2, 500, replace = TRUE, prob = c(0.8, 0.15, 0.05))
second <- ifelse(runif(500) < 0.7, first, sample(0:2, 500, replace = TRUE, prob = c(0.7, 0.2, 0.1)))
write.csv(data.frame(first, second), "raters.csv", row.names = FALSE, quote = FALSE)

show <- function(name, value) cat(sprintf("%s,%.15g\n", name, value))
sink("reference.csv")
cat("figure,value\n")
scored <- answers
scored[, 3] <- 3 - scored[, 3]
complete <- scored[complete.cases(scored), ]
show("n_complete", nrow(complete))
show("alpha_pairwise", alpha(scored, use = "pairwise", check.keys = FALSE)$total$raw_alpha)
listwise <- alpha(complete, check.keys = FALSE)$total$raw_alpha
show("alpha_listwise", listwise)
show("sem", sd(rowSums(complete)) * sqrt(1 - listwise))

distance <- abs(outer(0:2, 0:2, "-"))
pairs <- cbind(first, second)
show("exact", mean(first == second))
show("kappa", cohen.kappa(pairs)$kappa)
show("kappa_linear", cohen.kappa(pairs, w = 1 - distance / 2)$weighted.kappa)
show("kappa_quadratic", cohen.kappa(pairs, w = 1 - distance^2 / 4)$weighted.kappa)

# Wilson's interval is prop.test's without continuity correction.
for (case in list(c(0, 20), c(1, 29), c(15, 148), c(81, 263), c(20, 20), c(3, 7))) {
  interval <- prop.test(case[1], case[2], correct = FALSE)$conf.int
  show(sprintf("wilson_low_%d_%d", case[1], case[2]), interval[1])
  show(sprintf("wilson_high_%d_%d", case[1], case[2]), interval[2])
}
invisible(sink())
