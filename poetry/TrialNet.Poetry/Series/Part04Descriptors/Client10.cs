using System.Net.Sockets;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Series.Part04Descriptors;

/// <summary>The loop is the reactor's now; what is left to write is what to do when a descriptor has something to read.</summary>
/// <remarks>
/// Shows the lowest level of a reactor: it watches numbers of the operating system and calls an object for each. What is wrong with
/// it: everything about sockets is still done by hand, connecting still blocks, and only reactors that watch descriptors will do.
/// </remarks>
internal sealed class Client10 : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "1.0";

    /// <inheritdoc/>
    public override int Part => 4;

    /// <inheritdoc/>
    public override string Lesson => "raw descriptors on the reactor";

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
