# Victor in a container: `docker build -t victor .`, then for example
#   docker run --rm -v victor-data:/data -v "$PWD/exports:/exports:ro" victor import /exports
#   docker run --rm -v victor-data:/data victor ask "Which channels lost money last month?"
#   docker run --rm --network host -v victor-data:/data victor serve
# `serve` listens on the loopback address alone until it has keys, hence the host's network for it. With a key it is reached through a port:
#   docker run --rm -v victor-data:/data victor key make backend --scope ask
#   docker run --rm -p 7070:7070 -v victor-data:/data victor serve --host 0.0.0.0
FROM eclipse-temurin:25-jdk AS build
WORKDIR /victor
COPY . .
RUN ./mvnw -q -B -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home victor && mkdir /data && chown victor /data
COPY --from=build /victor/target/victor.jar /opt/victor.jar
ENV LC_ALL=C.UTF-8
# What a start loads is laid down once, from a start that made the demo shop and answered; without the file it would only take longer.
RUN java -XX:AOTCacheOutput=/opt/victor.aot --enable-native-access=ALL-UNNAMED -jar /opt/victor.jar --data /tmp/trained ask "revenue last week" \
    && rm -rf /tmp/trained
USER victor
VOLUME /data
# Of `serve` on its usual port. The image has no curl, but a shell that opens connections.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/7070 && printf 'GET /health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:AOTCache=/opt/victor.aot", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/victor.jar", "--data", "/data"]
CMD ["--help"]
