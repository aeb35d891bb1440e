package dev.headgate.approval;

/** Answers the executions that wait with a task token. */
@FunctionalInterface
public interface TaskTokens {

    /** What became of an answer. */
    enum Delivery {
        /** The execution has the answer and goes on. */
        DELIVERED,
        /** Nobody waits with this token: it has been answered before, perhaps by us, or the wait has ended. */
        TIMED_OUT,
        /** No reply, or a passing refusal: the answer may or may not have arrived. Send it again. */
        UNCONFIRMED
    }

    /** Gives the waiting state its output; repeating it does no harm. */
    Delivery succeed(TaskToken token, String outputJson);
}
