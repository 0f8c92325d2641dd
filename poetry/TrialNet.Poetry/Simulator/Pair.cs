namespace TrialNet.Poetry.Simulator;

/// <summary>What stands in one place of a chain.</summary>
/// <param name="Callback">What is done with a value.</param>
/// <param name="Errback">What is done with a failure.</param>
internal sealed record Pair(Act Callback, Act Errback)
{
    /// <summary>What a side does.</summary>
    public Act this[Side side] => side == Side.Callback ? Callback : Errback;
}
