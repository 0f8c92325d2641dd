namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-CORE-16: what shutdown tells connections.</summary>
internal static class ShutdownChecks
{
    private const int Connections = 4;

    internal static IReadOnlyList<ReactorCheck> All { get; } = [ReactorCheck.Of("R-CORE-16", TellsConnections)];

    private static void TellsConnections(ReactorCheckContext context)
    {
        foreach (var throws in new[] { false, true })
        {
            using var scene = context.Open();
            var made = 0;
            var lost = 0;
            var factory = new QuietFactory
            {
                Made = _ =>
                {
                    // Both ends of each.
                    if (++made == 2 * Connections)
                    {
                        scene.Reactor.Stop();
                    }
                },
                Lost = _ =>
                {
                    lost++;
                    if (throws && lost % 2 == 1)
                    {
                        throw new CheckException("lost");
                    }
                },
            };
            scene.Run(
                () =>
                {
                    var port = scene.Tcp.ListenTcp(0, factory, networkInterface: "127.0.0.1").GetHost().Port;
                    for (var count = 0; count < Connections; count++)
                    {
                        scene.Tcp.ConnectTcp("127.0.0.1", port, factory);
                    }
                },
                "connections to be made, and to be closed by shutdown");
            context.Expect(
                lost == 2 * Connections,
                $"shutdown tells every connection that is left with ConnectionLost{(throws ? ", also if some of them throw" : "")}",
                $"{lost} of {2 * Connections} have heard");
            scene.Log.Take<CheckException>();
        }
    }
}
