package dev.hubbub.access.jwt;

import java.security.Key;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The public keys of one reading, and which of them may have signed what.
 *
 * @param loadedNanos when they were read, on a clock that only differences are taken of
 */
record Keys(List<PublicJsonWebKey> all, long loadedNanos) implements VerificationKeyResolver {

    /** Signatures with a private key; a name outside of these, in whatever case, is none. */
    static final Set<String> ALGORITHMS = Set.of(
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    /** What the algorithms of elliptic curves take (RFC 7518, 3.4). */
    private static final Map<String, String> CURVES = Map.of(
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, EllipticCurves.P_256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384, EllipticCurves.P_384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512, EllipticCurves.P_521);

    Keys {
        all = List.copyOf(all);
    }

    /** A token says that it is signed in a way that is not taken, whatever the keys. */
    static final class AlgorithmException extends UnresolvableKeyException {

        private static final long serialVersionUID = 1L;

        AlgorithmException() {
            super("the algorithm is not taken");
        }
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> around) throws UnresolvableKeyException {
        String algorithm = token.getAlgorithmHeaderValue();
        if (algorithm == null || !ALGORITHMS.contains(algorithm)) {
            throw new AlgorithmException();
        }
        String type = keyType(token);
        List<PublicJsonWebKey> fitting = all.stream()
                .filter(key -> key.getKeyType().equals(type) && fits(key, token, algorithm))
                .toList();
        for (PublicJsonWebKey key : fitting) {
            if (fitting.size() == 1 || hasSigned(key, token)) {
                return key.getPublicKey();
            }
        }
        throw new UnresolvableKeyException("none of the keys has signed it");
    }

    private static String keyType(JsonWebSignature token) throws AlgorithmException {
        try {
            return token.getKeyType();
        } catch (InvalidAlgorithmException unknown) {
            throw new AlgorithmException();
        }
    }

    private static boolean fits(PublicJsonWebKey key, JsonWebSignature token, String algorithm) {
        String id = token.getKeyIdHeaderValue();
        return (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                && (!(key instanceof EllipticCurveJsonWebKey curve)
                        || Objects.equals(CURVES.get(algorithm), curve.getCurveName()))
                && (key.getKeyId() == null || id == null || key.getKeyId().equals(id));
    }

    private static boolean hasSigned(PublicJsonWebKey key, JsonWebSignature token) {
        try {
            token.setKey(key.getPublicKey());
            return token.verifySignature();
        } catch (JoseException unfit) {
            return false;
        }
    }
}
