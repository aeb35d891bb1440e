package dev.headgate.approval;

import java.time.Instant;

/**
 * A question as it was put to one approver.
 *
 * @param expiresAt until when an answer counts
 */
public record ApprovalRequest(String approver, Question question, Instant expiresAt) {}
