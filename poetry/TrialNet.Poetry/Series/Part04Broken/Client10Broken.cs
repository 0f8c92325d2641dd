using System.Net.Sockets;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Series.Part04Broken;

/// <summary>Client 1.0 with one line missing, so that it blocks where it must not.</summary>
/// <remarks>
/// Shows that a reactor helps nobody who blocks in a callback: each poem comes in one piece, from beginning to end, before the
/// next is looked at. All of it that is wrong is in <see cref="PoetrySocket"/>.
/// </remarks>
internal sealed class Client10Broken : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "1.0-broken";

    /// <inheritdoc/>
    public override int Part => 4;

    /// <inheritdoc/>
    public override string Lesson => "what a call that blocks does to a reactor";

    /// <inheritdoc/>
    public override bool NeedsDescriptors => true;

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var start = run.Clock.GetTimestamp();
        var sockets = new List<PoetrySocket>();
        for (var task = 1; task <= run.Addresses.Count && !run.IsInterrupted; task++)
        {
            var address = run.Addresses[task - 1];
            try
            {
                sockets.Add(new PoetrySocket(run, task, address));
            }
            catch (SocketException error)
            {
                run.Complain($"Task {task}: {address}: {DownloadError.Describe(error)}");
            }
        }

        if (sockets.Count > 0)
        {
            run.Reactor.Run();
        }

        foreach (var socket in sockets.Where(static socket => socket.IsFinished))
        {
            run.PoemCame();
            run.Print($"Task {socket.Task}: {PoemText.CountCharacters(socket.Poem)} characters of poetry");
        }

        run.Print($"Got {sockets.Count(static socket => socket.IsFinished)} poems in {SeriesText.Of(run.Clock.GetElapsedTime(start))}");
    }
}
