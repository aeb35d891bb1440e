package dev.headgate.simulator.doctor;

import dev.headgate.aws.ClientFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What doctor reaches AWS by: what the functions use, and two services that none of them needs. */
interface DoctorClients {

    /** The caller's own. */
    AwsCredentialsProvider credentials();

    ClientFactory factory();

    SecretsManagerClient secretsManager();

    CodeConnectionsClient codeConnections(Region region);
}
