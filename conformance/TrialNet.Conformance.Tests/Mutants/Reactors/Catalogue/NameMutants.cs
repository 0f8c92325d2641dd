namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-RES.</summary>
internal static class NameMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-CORE-22", "Who is asked for a numeric address asks the resolver.", "R-CORE-22",
            new Edit(
                "NetworkReactor.Names",
                "return ThreadedNameResolver.FindWithoutAsking(hostName, AddressFamily.Unspecified) is { } address",
                "return file == hostName && ThreadedNameResolver.FindWithoutAsking(hostName, AddressFamily.Unspecified) is { } address")),
        new(
            "N-R-RES-01", "A resolution without addresses never completes.", "R-RES-01",
            new Edit(
                "HostResolution",
                "Leave(); Tell(receiver.ResolutionComplete, nameof(IResolutionReceiver.ResolutionComplete));",
                "Leave(); if (addresses.Length > 0) { Tell(receiver.ResolutionComplete, nameof(IResolutionReceiver.ResolutionComplete)); }")),
        new(
            "N-R-RES-02", "The port is not delivered.", "R-RES-02",
            new Edit(
                "HostResolution",
                "new IPEndPoint(address, port)",
                "new IPEndPoint(address, 0)")),
        new(
            "N-R-RES-02-FAMILY", "Addresses of every family are delivered.", "R-RES-02",
            new Edit(
                "HostResolution",
                "family is AddressFamily.Unspecified || family == address.AddressFamily",
                "family is AddressFamily.Unspecified || address.AddressFamily != AddressFamily.Unspecified"),
            new Edit(
                "ThreadedNameResolver",
                ": LookUp(hostName, family);",
                ": LookUp(hostName, AddressFamily.Unspecified);"),
            new Edit(
                "ThreadedNameResolver",
                "(family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any)",
                "IPAddress.Any")),
        new(
            "N-R-RES-03", "Installing a resolver returns the new one.", "R-RES-03",
            new Edit(
                "NetworkReactor.Names",
                "return before;",
                "return before is null ? before! : resolver;")),
        new(
            "N-R-RES-04", "A resolution that was cancelled reports all the same.", "R-RES-04",
            new Edit(
                "HostResolution",
                "if (!IsOver) { Leave(); Work?.Release(); }",
                "if (!IsOver && port < 0) { Leave(); Work?.Release(); }")),
    ];
}
