package dev.headgate.analysis;

/**
 * The evidence after a minute, all minutes before it included, as natural logarithms of E; 0 is none either way.
 *
 * @param lnE that green is worse than blue by more than the margin
 * @param lnERelative that green is better than the ratio to be ruled out
 * @param lnEAbsolute that green is better than the service's error objective
 * @param lnELeaveOneOut the first one without the minute whose absence lowers it most
 */
public record MinuteEvidence(double lnE, double lnERelative, double lnEAbsolute, double lnELeaveOneOut) {}
