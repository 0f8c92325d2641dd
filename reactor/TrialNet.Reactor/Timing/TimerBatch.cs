namespace TrialNet.Reactor.Timing;

/// <summary>Which timers one turn may call.</summary>
/// <param name="Now">Those due by then.</param>
/// <param name="LastSequence">Those scheduled no later than the one with this number.</param>
internal readonly record struct TimerBatch(TimeSpan Now, long LastSequence);
