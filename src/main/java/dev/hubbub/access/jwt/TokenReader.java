package dev.hubbub.access.jwt;

import dev.hubbub.access.Identity;
import dev.hubbub.access.Role;
import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.InvalidKeyException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** Checks one token with given keys. Messages repeat nothing of the token: they go to whoever shows it, and to logs. */
final class TokenReader {

    private static final String NAME = "name";

    /** There are tokens that never expire, and say so with a number beyond all dates. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final JwtSettings settings;
    private final Clock clock;

    TokenReader(JwtSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A token is not signed with any of the keys; with newer ones it may be. */
    static final class StrangerException extends Exception {

        private static final long serialVersionUID = 1L;

        HubbubException refusal() {
            return refused("is not signed with a key that is known here");
        }
    }

    /**
     * Whose {@code token} is.
     *
     * @throws HubbubException UNAUTHENTICATED when it is not good, whatever the keys
     */
    Identity read(String token, Keys keys) throws StrangerException {
        try {
            return identity(consumer(keys).processToClaims(token));
        } catch (InvalidJwtException invalid) {
            boolean algorithm = invalid.getCause() instanceof Keys.AlgorithmException;
            if (!algorithm && invalid.getCause() instanceof UnresolvableKeyException
                    || invalid.getCause() instanceof InvalidKeyException
                    || invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
                throw new StrangerException();
            }
            throw refused(
                    algorithm
                            ? "is not signed in a way that is taken; RS256, PS256, ES256 and EdDSA are"
                            : why(invalid));
        } catch (MalformedClaimException malformed) {
            throw refused("has a claim of another type than it should be");
        }
    }

    private JwtConsumer consumer(Keys keys) {
        JwtConsumerBuilder builder = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, Keys.ALGORITHMS.toArray(String[]::new)))
                .setVerificationKeyResolver(keys)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds((int) settings.leeway().toSeconds());
        if (settings.issuer() != null) {
            builder.setExpectedIssuer(true, settings.issuer());
        }
        if (settings.audience() != null) {
            builder.setExpectedAudience(true, settings.audience());
        } else {
            builder.setSkipDefaultAudienceValidation();
        }
        return builder.build();
    }

    private Identity identity(JwtClaims claims) throws MalformedClaimException {
        String subject = claims.getSubject();
        String flaw = UserId.flaw(subject);
        if (flaw != null) {
            throw refused("has a subject that is no user id: it " + flaw);
        }
        Object name = claims.getClaimValue(NAME);
        long seconds = Math.min(claims.getExpirationTime().getValue(), LATEST.getEpochSecond());
        Instant expires = Instant.ofEpochSecond(seconds).plus(settings.leeway());
        return new Identity(subject, name instanceof String text ? text : "", roles(claims), expires);
    }

    private Set<Role> roles(JwtClaims claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        words(at(claims.getClaimsMap(), settings.rolesClaim())).forEach(word -> {
            Role role = Role.named(word);
            if (role != null) {
                roles.add(role);
            }
        });
        return roles;
    }

    /** A claim by its name, or else by its path: names of claims may have a {@code /} in them. */
    private static @Nullable Object at(Map<?, ?> claims, String path) {
        Object here = claims.get(path);
        int slash = path.indexOf('/');
        if (here != null || slash < 0) {
            return here;
        }
        return claims.get(path.substring(0, slash)) instanceof Map<?, ?> below
                ? at(below, path.substring(slash + 1))
                : null;
    }

    private static Stream<String> words(@Nullable Object claim) {
        if (claim instanceof String text) {
            return Stream.of(text.split(" "));
        }
        return claim instanceof Iterable<?> list
                ? StreamSupport.stream(list.spliterator(), false).map(String::valueOf)
                : Stream.empty();
    }

    private static String why(InvalidJwtException invalid) {
        if (invalid.hasErrorCode(ErrorCodes.EXPIRED)) {
            return "has expired; get a new one";
        }
        if (invalid.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
            return "is not valid yet; do the clocks agree?";
        }
        if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID) || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return "is from another issuer than those of this server's tokens";
        }
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return "is for another audience than this server";
        }
        if (invalid.hasErrorCode(ErrorCodes.EXPIRATION_MISSING) || invalid.hasErrorCode(ErrorCodes.SUBJECT_MISSING)) {
            return "must say whose it is (sub), and when it expires (exp)";
        }
        return "is no JSON Web Token";
    }

    private static HubbubException refused(String why) {
        return new HubbubException(ErrorKind.UNAUTHENTICATED, "the token " + why);
    }
}
