using TrialNet.Defer;

namespace TrialNet.Reactor.Loop;

/// <summary>A call that came from a thread, or from code that wants its call later.</summary>
/// <param name="Callback">What to call.</param>
/// <param name="State">What to give it.</param>
/// <param name="Scope">To whom it belongs; null for whoever runs the reactor.</param>
internal readonly record struct QueuedCall(SendOrPostCallback Callback, object? State, Scope? Scope);
