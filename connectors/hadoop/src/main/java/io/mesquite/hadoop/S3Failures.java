package io.mesquite.hadoop;

import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hadoop.fs.s3a.RemoteFileChangedException;
import org.apache.hadoop.fs.s3a.UnknownStoreException;
import org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Failures of S3 and stores like it. */
final class S3Failures extends Failures {
    private final String bucket;
    private final String endpoint;
    private final String region;
    private final String credentials;

    /** @param properties of the catalog, for what is said to be checked */
    S3Failures(URI bucket, Map<String, String> properties) {
        this.bucket = bucket.getAuthority();
        this.endpoint = properties.getOrDefault("s3.endpoint", "AWS");
        this.region = properties.getOrDefault("s3.region", "");
        this.credentials = properties.containsKey("s3.credentials-file")
                ? "the keys in " + properties.get("s3.credentials-file")
                : properties.containsKey("s3.profile")
                        ? "the profile " + properties.get("s3.profile")
                        : "the credentials";
    }

    @Override
    boolean areOfCredentials(MesquiteException failure) {
        return find(failure, NoAuthWithAWSException.class).isPresent()
                || find(failure, AwsServiceException.class)
                        .filter(answer -> answer.statusCode() == 401 || answer.statusCode() == 403)
                        .isPresent();
    }

    @Override
    Optional<String> credentials() {
        return Optional.of(credentials);
    }

    @Override
    MesquiteException explain(String location, IOException failure) {
        if (find(failure, RemoteFileChangedException.class).isPresent()) {
            return changed(location, failure);
        }
        Optional<AwsServiceException> answer = find(failure, AwsServiceException.class);
        if (find(failure, UnknownStoreException.class).isPresent()) {
            return unreadable(
                    location, "there is no bucket '" + bucket + "' at " + endpoint + "; check the location", failure);
        }
        if (answer.isPresent()) {
            return explain(location, answer.get(), failure);
        }
        if (find(failure, NoAuthWithAWSException.class).isPresent()) {
            return unreadable(
                    location,
                    "there are no credentials; set s3.credentials-file or s3.profile, or s3.anonymous=true for a public"
                            + " bucket",
                    failure);
        }
        Optional<UnknownHostException> host = find(failure, UnknownHostException.class);
        if (host.isPresent()) {
            return unreachable(
                    location,
                    "the host " + firstLine(host.get()).replaceFirst(":.*", "")
                            + " is not known here; check s3.endpoint and s3.region",
                    failure);
        }
        if (find(failure, SSLException.class).isPresent()) {
            return unreachable(
                    location,
                    "TLS with " + endpoint + " failed (" + firstLine(failure)
                            + "); check that s3.endpoint begins with the"
                            + " right one of http and https, and that its certificate is trusted",
                    failure);
        }
        if (find(failure, ConnectException.class).isPresent()
                || find(failure, SocketTimeoutException.class).isPresent()) {
            return unreachable(location, endpoint + " does not answer; check s3.endpoint, and that it runs", failure);
        }
        return unreadable(location, firstLine(failure), failure);
    }

    private MesquiteException explain(String location, AwsServiceException answer, IOException failure) {
        int status = answer.statusCode();
        String code =
                answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
        String told = " (" + status + (code == null || code.isBlank() ? "" : " " + code) + ")";
        if (status == 301 || status == 400 && "AuthorizationHeaderMalformed".equals(code)) {
            String right = answer.awsErrorDetails() == null
                    ? ""
                    : answer.awsErrorDetails()
                            .sdkHttpResponse()
                            .firstMatchingHeader("x-amz-bucket-region")
                            .map(name -> ", which is " + name)
                            .orElse("");
            return unreadable(
                    location,
                    "bucket '" + bucket + "' is in another region than " + (region.isBlank() ? "the default" : region)
                            + told + "; set s3.region to its region" + right,
                    failure);
        }
        if ("NoSuchBucket".equals(code)) {
            return unreadable(
                    location,
                    "there is no bucket '" + bucket + "' at " + endpoint + told + "; check the location",
                    failure);
        }
        if ("InvalidAccessKeyId".equals(code)) {
            return unreadable(
                    location, "the store does not know the access key" + told + "; check " + credentials, failure);
        }
        if ("SignatureDoesNotMatch".equals(code)) {
            return unreadable(
                    location,
                    "the secret key is not that of the access key" + told + "; check " + credentials,
                    failure);
        }
        if ("ExpiredToken".equals(code)) {
            return unreadable(location, "the session token has expired" + told + "; renew " + credentials, failure);
        }
        if (status == 401 || status == 403) {
            return unreadable(
                    location,
                    "access is denied" + told + "; check " + credentials + ", and that they may list and read bucket '"
                            + bucket + "'",
                    failure);
        }
        if (status == 503 || status == 429) {
            return unreadable(
                    location, "the store keeps asking to slow down" + told + "; run the query again later", failure);
        }
        return unreadable(location, firstLine(answer) + told, failure);
    }
}
