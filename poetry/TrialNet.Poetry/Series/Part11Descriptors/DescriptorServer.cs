namespace TrialNet.Poetry.Series.Part11Descriptors;

/// <summary>A poem server on the reactor's descriptors, without <c>ListenTcp</c> and transports (exercise 11.2).</summary>
/// <remarks>
/// Shows what the reactor takes over from the loop of exercise 11.1: waiting, timers, and the end. What is left for each server to write is
/// still what all of them have in common: accepting, half-written chunks, whether to ask for room to write, and how to close. That is what
/// ports and transports are.
/// </remarks>
internal sealed class DescriptorServer : SeriesServer
{
    /// <inheritdoc/>
    public override string Name => "descriptors";

    /// <inheritdoc/>
    public override string Lesson => "raw descriptors on the reactor";

    /// <inheritdoc/>
    public override bool NeedsDescriptors => true;

    /// <inheritdoc/>
    public override void Serve(ServerRun run) => new PoemPorts(run).Run();
}
