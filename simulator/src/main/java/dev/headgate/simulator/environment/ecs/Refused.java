package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.Refusal;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;

/** What ECS answers when it does not do as it is asked. */
final class Refused {

    private Refused() {}

    static AwsServiceException with(AwsServiceException.Builder exception, String code, String message) {
        return Refusal.of(exception, "AmazonECS", code, message);
    }

    static AwsServiceException parameter(String message) {
        return with(InvalidParameterException.builder(), "InvalidParameterException", message);
    }
}
