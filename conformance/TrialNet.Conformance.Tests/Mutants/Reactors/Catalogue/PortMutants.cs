namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapters R-PORT and R-FAC.</summary>
internal static class PortMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-PORT-01", "A port that cannot be bound has started its factory.", "R-PORT-01",
            new Edit(
                "ListeningPort",
                "var channel = Bind(); try {",
                "_factory.DoStart(); var channel = Bind(); try {"),
            new Edit(
                "ListeningPort",
                "Bound(channel); _factory.DoStart();",
                "Bound(channel);")),
        new(
            "N-R-PORT-02", "Stopping a port ends its connections.", "R-PORT-02",
            new Edit(
                "ListeningPort",
                "Unbind(channel); Reactor.Forget(this);",
                """
                Unbind(channel); Reactor.Forget(this); foreach (var one in Reactor.GetResources()) { if (one.Kind == "connection") { one.Release(); } }
                """)),
        new(
            "M-81", "StopListening fires before the socket is closed.", "R-PORT-03 R-PORT-02",
            new Edit(
                "ListeningPort",
                "Unbind(channel); Reactor.Forget(this);",
                """
                channel.Interest = Interest.None;
                Reactor.SetLimit(TimeSpan.FromMilliseconds(50), () => Unbind(channel), Scope);
                Reactor.Forget(this);
                """)),
        new(
            "N-R-PORT-03", "If StopFactory throws the port stays open.", "R-PORT-03",
            new Edit(
                "ListeningPort",
                "_channel = null; Unbind(channel); Reactor.Forget(this);",
                """
                using (Reactor.Enter(Scope)) { _factory.DoStop(); } _channel = null; Unbind(channel); Reactor.Forget(this);
                """),
            new Edit(
                "ListeningPort",
                "using var frame = Reactor.Enter(Scope); _factory.DoStop(); return Unit.Value;",
                "return Unit.Value;")),
        new(
            "N-R-PORT-04", "A stopped port cannot listen again.", "R-PORT-04",
            new Edit(
                "ListeningPort",
                "if (_channel is not null) { throw",
                "if (_channel is not null || _wasStopped) { throw"),
            new Edit(
                "ListeningPort",
                "private Channel? _channel;",
                "private Channel? _channel; private bool _wasStopped;"),
            new Edit(
                "ListeningPort",
                "_channel = null; Unbind(channel); Reactor.Forget(this);",
                "_channel = null; Unbind(channel); Reactor.Forget(this); _wasStopped = true;")),
        new(
            "N-R-PORT-05", "One connection may wait, and no more.", "R-PORT-05",
            new Edit(
                "TcpPort",
                "return Services.Source.Listen(_wanted, _backlog, this);",
                "return Services.Source.Listen(_wanted, 1, this);"),
            new Edit(
                "ListeningPort",
                "private const int MostPerTurn = 64;",
                "private const int MostPerTurn = 1;"),
            new Edit(
                "ListeningPort",
                "Serve(accepted, peer!);",
                "Thread.Sleep(5); Serve(accepted, peer!);")),
        new(
            "N-R-PORT-06", "An exception in BuildProtocol ends the port.", "R-PORT-06",
            new Edit(
                "ListeningPort",
                """
                ReactorBase.LogError(Scope, error, $"In BuildProtocol of {FactoryName.Of(_factory)}"); return null;
                """,
                """
                ReactorBase.LogError(Scope, error, $"In BuildProtocol of {FactoryName.Of(_factory)}"); DisconnectForShutdown(); return null;
                """)),
        new(
            "N-R-PORT-07", "A port cannot be bound while the system remembers connections of its last use.", "R-PORT-07",
            new Edit(
                "DescriptorSource",
                "SetOption(descriptor, LinuxConstants.LevelSocket, LinuxConstants.ReuseAddress, 1); if (address",
                "if (address")),
        new(
            "M-82", "The factory is started for each connection.", "R-FAC-01",
            new Edit(
                "ListeningPort",
                "if (BuildProtocol(peer) is { } protocol) {",
                "_factory.DoStart(); if (BuildProtocol(peer) is { } protocol) {")),
        new(
            "N-R-FAC-01", "A port that stops does not end its use of the factory.", "R-FAC-01",
            new Edit(
                "ListeningPort",
                "using var frame = Reactor.Enter(Scope); _factory.DoStop(); return Unit.Value;",
                "return Unit.Value;")),
        new(
            "N-R-FAC-03", "BuildProtocol is given the address of this end.", "R-FAC-03",
            new Edit(
                "ListeningPort",
                "return _factory.BuildProtocol(peer);",
                "return _factory.BuildProtocol(Address);")),
    ];
}
