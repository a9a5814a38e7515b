# Builds Hookline, then puts the jars and the launcher alone into the image. One image, every role:
#   docker run hookline ingress
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY . .
RUN ./mvnw --batch-mode --no-transfer-progress -Dquick -pl cli -am package

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --uid 10001 hookline \
    && mkdir -p /var/lib/hookline \
    && chown hookline /var/lib/hookline
COPY --from=build /build/cli/target/dist/lib /opt/hookline/lib
COPY --from=build /build/hookline /opt/hookline/hookline
USER hookline
# The slot in it is a replica's identity: mount a volume that outlives the container.
ENV HOOKLINE_STATE_DIR=/var/lib/hookline
VOLUME /var/lib/hookline
# Webhooks; health.
EXPOSE 8065 9065
ENTRYPOINT ["/opt/hookline/hookline"]
