namespace TrialNet.Poetry.Series.Part11Select;

/// <summary>A poem server without a reactor: many clients at the same time on one thread, by a select loop of its own (exercise 11.1).</summary>
/// <remarks>
/// Shows that a listening socket is one more descriptor: it can be read from when a client waits to be accepted. The rest is what the
/// asynchronous client of part 2 does, with writing, with time, and with an end. What is wrong with it: all of that is in this loop, and
/// has to be thought of again by the next server: who is woken when, what a full buffer means, what to do when descriptors run out.
/// </remarks>
internal sealed class SelectServer : SeriesServer
{
    /// <inheritdoc/>
    public override string Name => "raw-select";

    /// <inheritdoc/>
    public override string Lesson => "a select loop of its own, no reactor";

    /// <inheritdoc/>
    public override void Serve(ServerRun run)
    {
        using var waker = new Waker();
        using var loop = new SelectLoop(run, waker);
        run.WhenSignalled(waker.Wake);
        loop.Run();
    }
}
