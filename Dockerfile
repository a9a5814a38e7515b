# Builds Hookline, then puts the jars and the launcher alone into the image. One image, every role:
#   docker run hookline ingress
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY . .
# What Maven has fetched stays for the next build.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode --no-transfer-progress -Dquick -pl cli -am package

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --uid 10001 hookline \
    && mkdir -p /var/lib/hookline \
    && chown hookline /var/lib/hookline
COPY --from=build /build/cli/target/dist/lib /opt/hookline/lib
COPY --from=build /build/hookline /opt/hookline/hookline
ENV PATH=/opt/hookline:$PATH
USER hookline
# A slot in it is a replica's identity: mount a volume of a name here for a processor or a sink. No
# VOLUME, which would give every container a nameless one that nobody finds again.
ENV HOOKLINE_STATE_DIR=/var/lib/hookline
# Webhooks; health.
EXPOSE 8065 9065
ENTRYPOINT ["/opt/hookline/hookline"]
