using System.Net.Sockets;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Series.Part02Async;

/// <summary>All poems at the same time on one thread, by a loop that asks the system which sockets have something to say.</summary>
/// <remarks>
/// Shows the loop that every reactor is at heart: wait for whichever of many descriptors comes first, read what is there and no
/// more, go round again. Three servers that take ten seconds each take ten. What is wrong with it: the loop knows what it is for.
/// Timeouts, connecting, sending and the counting of poems all stand in it together, so that the next program needs another one.
/// </remarks>
internal sealed class AsyncClient : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "async";

    /// <inheritdoc/>
    public override int Part => 2;

    /// <inheritdoc/>
    public override string Lesson => "a select loop of its own, all poems at a time";

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var start = run.Clock.GetTimestamp();
        var tasks = ConnectAll(run);
        try
        {
            GetPoetry(run, [.. tasks]);
        }
        finally
        {
            tasks.ForEach(static task => task.Socket.Dispose());
        }

        foreach (var task in tasks.Where(static task => task.IsFinished))
        {
            run.PoemCame();
            run.Print($"Task {task.Number}: {task.Poem.WrittenCount} bytes of poetry");
        }

        run.Print($"Got {tasks.Count(static task => task.IsFinished)} poems in {SeriesText.Of(run.Clock.GetElapsedTime(start))}");
    }

    private static List<PoetryTask> ConnectAll(SeriesRun run)
    {
        var tasks = new List<PoetryTask>();
        for (var number = 1; number <= run.Addresses.Count && !run.IsInterrupted; number++)
        {
            var address = run.Addresses[number - 1];
            try
            {
                // Still one after the other, and blocking: the series puts that right with its reactor.
                var socket = BlockingConnect.Connect(run, address);
                socket.Blocking = false;
                tasks.Add(new PoetryTask(number, address, socket));
            }
            catch (SocketException error)
            {
                run.Complain($"Task {number}: {address}: {DownloadError.Describe(error)}");
            }
        }

        return tasks;
    }

    /// <summary>The loop.</summary>
    private static void GetPoetry(SeriesRun run, List<PoetryTask> open)
    {
        open.ForEach(task => task.LastHeard = run.Clock.GetTimestamp());
        using var waker = new Waker();
        using var interruption = run.Interruption.Register(waker.Wake);
        while (open.Count > 0 && !run.IsInterrupted)
        {
            // The one place where this program waits: for all servers at once, for Ctrl-C, and until one has been silent for too long.
            List<Socket> ready = [waker.Socket, .. open.Select(static task => task.Socket)];
            Socket.Select(ready, null, null, SelectTime.Of(open.Min(task => run.Timeout - run.Clock.GetElapsedTime(task.LastHeard))));
            var canRead = ready.ToHashSet();
            open.RemoveAll(task => (canRead.Contains(task.Socket) && Read(run, task)) || IsSilent(run, task));
        }
    }

    /// <summary>Takes what is there, however much that is, and does not wait for more.</summary>
    /// <returns>Whether the task is over.</returns>
    private static bool Read(SeriesRun run, PoetryTask task)
    {
        var before = task.Poem.WrittenCount;
        while (true)
        {
            var count = task.Socket.Receive(task.Poem.GetSpan(1024), SocketFlags.None, out var error);
            if (error is SocketError.Success && count > 0)
            {
                task.Poem.Advance(count);
                continue;
            }

            if (task.Poem.WrittenCount - before is > 0 and var received)
            {
                task.LastHeard = run.Clock.GetTimestamp();
                run.PrintChunk($"Task {task.Number}: got {received} bytes of poetry from {task.Address}");
            }

            return error switch
            {
                SocketError.WouldBlock => false,
                SocketError.Success => Finish(run, task),
                _ => GiveUp(run, task, new PoemTruncatedException { PartialPoem = task.Poem.WrittenMemory }),
            };
        }
    }

    private static bool IsSilent(SeriesRun run, PoetryTask task) =>
        run.Clock.GetElapsedTime(task.LastHeard) >= run.Timeout && GiveUp(run, task, new PoemTimeoutException { PartialPoem = task.Poem.WrittenMemory });

    private static bool Finish(SeriesRun run, PoetryTask task)
    {
        task.Socket.Dispose();
        task.IsFinished = true;
        run.Print($"Task {task.Number} finished");
        return true;
    }

    private static bool GiveUp(SeriesRun run, PoetryTask task, Exception reason)
    {
        task.Socket.Dispose();
        run.Complain($"Task {task.Number}: {task.Address}: {DownloadError.Describe(reason)}");
        return true;
    }
}
