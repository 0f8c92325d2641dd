namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-SIM.</summary>
internal static class SimulationMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-SIM-01", "An advance is at its end before its timers are called.", "R-SIM-01",
            new Edit(
                "SimulatedReactor.Time",
                "try { do {",
                "try { _clock.MoveTo(_horizon); do {")) { Kind = "simulated" },
        new(
            "N-R-SIM-02", "An advance leaves what is due at its end.", "R-SIM-02",
            new Edit(
                "SimulatedReactor.Time",
                "(_clock.Now < _horizon || (HasWork || IsNetworkDue) && _turnsAtRest < MostTurnsAtRest)",
                "_clock.Now < _horizon")) { Kind = "simulated" },
        new(
            "N-R-SIM-03", "What a timer throws comes out of the advance.", "R-SIM-03",
            new Edit(
                "ReactorBase.Time",
                """
                LogError(call.Scope, error, $"In a timer set at {call.CreatedAt}");
                """,
                """
                LogError(call.Scope, error, $"In a timer set at {call.CreatedAt}"); throw;
                """)) { Kind = "simulated" },
        new(
            "N-R-SIM-04", "What is drawn is drawn anew each time.", "R-SIM-04",
            new Edit(
                "SeededRandom",
                "private ulong _state = (ulong)seed;",
                "private ulong _state = (ulong)(seed ^ System.Random.Shared.NextInt64());")) { Kind = "simulated" },
        new(
            "N-R-SIM-05", "A link has no bandwidth.", "R-SIM-05",
            new Edit(
                "SimulatedLink",
                "TimeSpan.TicksPerSecond / network.Options.BytesPerSecond",
                "TimeSpan.TicksPerSecond / long.MaxValue")) { Kind = "simulated" },
        new(
            "N-R-SIM-06", "A link may lose a piece and go on.", "R-SIM-06",
            new Edit(
                "SimulatedLink",
                "receiver.Break();",
                "receiver.Touch();")) { Kind = "simulated" },
        new(
            "N-R-SIM-07", "Of a deadlock is not told what waits.", "R-SIM-07",
            new Edit(
                "SimulatedReactor.Time",
                "throw new SimulationDeadlockException(DescribeDeadlock());",
                "throw new SimulationDeadlockException(DescribeDeadlock()[..10]);")) { Kind = "simulated" },
    ];
}
