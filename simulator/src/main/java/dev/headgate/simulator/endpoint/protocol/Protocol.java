package dev.headgate.simulator.endpoint.protocol;

import software.amazon.awssdk.core.SdkPojo;

/** One of AWS's wire protocols. */
public sealed interface Protocol permits JsonProtocol, CborProtocol, QueryProtocol {

    /**
     * Reads a request's body.
     *
     * @param empty the builder of the operation's request, which is filled
     * @throws MalformedRequestException where the body is not one of this operation in this protocol
     */
    void read(byte[] body, SdkPojo empty);

    /** What an operation has answered. */
    Answer answer(String operation, SdkPojo response, String requestId);

    /** A refusal in this protocol's shape. */
    Answer refuse(Failure failure, String requestId);

    /** What this protocol calls a body that it can not read. */
    String malformedCode();
}
