package dev.headgate.cli.judge;

import dev.headgate.analysis.HistoryMinute;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.MinuteRow;
import java.util.List;

/**
 * A table to judge.
 *
 * @param history blue's minutes before the first weight moved; empty when there are none
 */
record JudgeInput(List<MinuteRow> rows, List<HistoryMinute> history, JudgeParameters parameters) {}
