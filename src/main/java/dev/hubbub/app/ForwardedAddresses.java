package dev.hubbub.app;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Warns where anybody may say where they are, and so evade every limit of an address. */
@ApplicationScoped
class ForwardedAddresses {

    private static final Logger LOG = Logger.getLogger(ForwardedAddresses.class);

    void check(
            @Observes StartupEvent start,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean forwarded,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trusted) {
        if (isAnybodyBelieved(forwarded, trusted.orElse(List.of()))) {
            LOG.warn("whoever sends X-Forwarded-For is believed to be there, and evades limits of an address;"
                    + " quarkus.http.proxy.trusted-proxies says which proxies are to be believed");
        }
    }

    static boolean isAnybodyBelieved(boolean forwarded, List<String> trusted) {
        return forwarded && trusted.isEmpty();
    }
}
