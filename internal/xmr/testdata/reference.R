# Draws reference.csv: runs of values, and what an independent implementation says of them.
#
#   Rscript reference.R ptd_calculate_point_type.R > reference.csv
#
# The argument is that file of the R package NHSRplotthedots (NHS-R Community, MIT licence), the
# implementation of Making Data Count: R/ptd_calculate_point_type.R in
# github.com/nhs-r-community/NHSRplotthedots at 050b07d7eacc011767532732f69b8fd7d6a28fd3.
# Its functions say which values are the seventh of a run, and which are two of three. Two of three
# is asked with the values outside the limits among those beyond a near limit: the change of 2023.
source(commandArgs(trailingOnly = TRUE)[1])
set.seed(20250904)

judge <- function(y, baseline) {
  b <- y[seq_len(baseline)]
  mean <- mean(b)
  amr <- mean(abs(diff(b)))
  beyond <- function(factor) abs(y - mean) > factor * amr
  side <- sign(y - mean)
  near <- beyond(1.773)
  outside <- beyond(2.66)
  list(
    mean = mean, lower = mean - 2.66 * amr, upper = mean + 2.66 * amr, step = 3.267 * amr,
    outside = outside,
    shift = ptd_seven_point_one_side_mean(side) != 0,
    trend = ptd_seven_point_trend(y) != 0,
    near = ptd_part_of_two_in_three(ptd_two_in_three(near, side), near) != 0
  )
}

places <- function(x) paste(which(x), collapse = " ")
figure <- function(x) formatC(x, digits = 10, format = "f")

cat("values,mean,lower,upper,step,outside,shift,trend,near limit,unsettled\n")
for (i in 1:60) {
  n <- c(12, 18, 24, 36)[1 + i %% 4]
  y <- 50 + rnorm(n, sd = 4)
  if (i %% 3 == 1) y <- y + c(rep(0, 12), seq_len(n - 12) * 0.8)        # drifts after its baseline
  if (i %% 5 == 2) y <- y + c(rep(0, 12), rep(c(-6, 6)[1 + i %% 2], n - 12)) # shifts
  if (i %% 7 == 3) y <- y + seq_len(n) * 1.5                              # drifts from the first
  if (i %% 6 == 5) y <- y + c(rep(0, 12), seq_len(n - 12) * -5)           # falls value by value
  if (i %% 4 == 1) y <- 100 * rbinom(n, 30, 0.8) / 30                       # shares of thirty
  y <- round(y, i %% 3)
  r <- judge(y, 12)
  first <- judge(y[1:12], 12)
  cat(paste(y, collapse = " "), figure(r$mean), figure(r$lower), figure(r$upper), figure(r$step),
    places(r$outside), places(r$shift), places(r$trend), places(r$near),
    any(first$outside, first$shift, first$trend, first$near), sep = ",")
  cat("\n")
}
