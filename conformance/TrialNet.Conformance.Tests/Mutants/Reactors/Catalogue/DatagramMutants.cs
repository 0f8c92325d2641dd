namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-UDP.</summary>
internal static class DatagramMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-UDP-01", "StopProtocol is called inside StopListening.", "R-UDP-01",
            new Edit(
                "UdpPort",
                "Close(); _isStopping = true; Reactor.QueueTask(this);",
                "Close(); Stop(); return Deferred.Succeed();")),
        new(
            "N-R-UDP-02", "An empty datagram is dropped.", "R-UDP-02",
            new Edit(
                "UdpPort.Traffic",
                "bytes += size; Deliver(",
                "bytes += size; if (size > 0) Deliver(")),
        new(
            "N-R-UDP-03", "A connected port does not hear of refusals.", "R-UDP-03",
            new Edit(
                "UdpPort.Traffic",
                "_wasRefused = true; Reactor.QueueTask(this);",
                "_wasRefused = true;")),
        new(
            "N-R-UDP-04", "The permission to broadcast is not set.", "R-UDP-04",
            new Edit(
                "UdpPort.Options",
                "set => VerifiedSocket.Broadcast = value;",
                "set => _ = VerifiedSocket.Broadcast || value;")),
        new(
            "N-R-UDP-04-FAMILY", "An address of the wrong family is written to.", "R-UDP-04",
            new Edit(
                "UdpPort.Traffic",
                "if (address.AddressFamily != _address.AddressFamily) {",
                "if (address.AddressFamily != _address.AddressFamily && _peer is not null) {")),
        new(
            "N-R-UDP-05", "The time to live of a group is not set.", "R-UDP-05",
            new Edit(
                "UdpPort.Options",
                "VerifiedSocket.MulticastTimeToLive = value;",
                "_ = VerifiedSocket;")),
        new(
            "N-R-UDP-06", "An exception out of DatagramReceived ends the port.", "R-UDP-06",
            new Edit(
                "UdpPort.Traffic",
                "LogUserError(error, nameof(IDatagramProtocol.DatagramReceived));",
                "LogUserError(error, nameof(IDatagramProtocol.DatagramReceived)); DisconnectForShutdown();")),
    ];
}
