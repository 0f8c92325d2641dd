namespace TrialNet.Poetry.Simulator;

/// <summary>What a simulated callback throws.</summary>
/// <param name="message">What drawings call it.</param>
internal sealed class SimulatedException(string message) : Exception(message);
