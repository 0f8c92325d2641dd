using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-FD: who is called for which descriptor, and when no more.</summary>
internal static class DescriptorChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-FD-01", ReportsALevel),
        ReactorCheck.Of("R-FD-02", AddsOnce),
        ReactorCheck.Of("R-FD-03", CallsNoneAfterItsRemoval),
        ReactorCheck.Of("R-FD-04", TellsWhatIsThere),
        ReactorCheck.Of("R-FD-05", RemovesAll),
        ReactorCheck.Of("R-FD-11", IsFair),
        ReactorCheck.Of("R-FD-12", HandlesRegularFiles),
    ];

    /// <summary>Runs a body with some pairs of sockets, and removes everything at the end.</summary>
    internal static void Play(ReactorCheckContext context, int pairs, string waitingFor, Action<ReactorScene, IReactorFdSet, IReadOnlyList<SocketPair>> body)
    {
        using var scene = context.Open();
        var set = (IReactorFdSet)scene.Reactor;
        var sockets = new List<SocketPair>();
        try
        {
            for (var count = 0; count < pairs; count++)
            {
                sockets.Add(new SocketPair());
            }

            scene.Run(() => body(scene, set, sockets), waitingFor);
        }
        finally
        {
            set.RemoveAll();
            sockets.ForEach(pair => pair.Dispose());
        }
    }

    private static void ReportsALevel(ReactorCheckContext context)
    {
        var reads = new List<int>();
        var writes = 0;
        Play(context, 2, "a descriptor to be readable until everything is read", (scene, set, pairs) =>
        {
            var reader = new WatchedDescriptor(pairs[0].Number);
            reader.Read = () =>
            {
                reads.Add(reader.Take(pairs[0].Near, 1));
                if (reads.Count == 3)
                {
                    set.RemoveReader(reader);
                    Turns.After(scene.Reactor, 3, scene.Reactor.Stop);
                }

                return null;
            };
            var writer = new WatchedDescriptor(pairs[1].Number) { Write = () => { writes++; return null; } };
            set.AddReader(reader);
            set.AddWriter(writer);
            pairs[0].Far.Send([1, 2, 3]);
        });
        context.Expect(
            reads.SequenceEqual([1, 1, 1]),
            "a descriptor of whose 3 bytes each DoRead reads 1 gets DoRead 3 times",
            $"it read {string.Join(", ", reads)}");
        context.Expect(
            writes >= 3,
            "a descriptor with room to write gets DoWrite in each turn",
            $"it got it {writes} times in 3 turns or more");
    }

    private static void AddsOnce(ReactorCheckContext context)
    {
        var reads = 0;
        var turns = 0;
        WatchedDescriptor? reader = null;
        Play(context, 1, "turns with a descriptor that is always ready", (scene, set, pairs) =>
        {
            reader = new WatchedDescriptor(pairs[0].Number);
            set.RemoveReader(reader);
            set.RemoveWriter(reader);
            set.AddReader(reader);
            set.AddReader(reader);
            pairs[0].Far.Send([1]);
            void Turn()
            {
                if (++turns == 8)
                {
                    reads = reader.Reads;
                    set.RemoveReader(reader);
                    Turns.After(scene.Reactor, 3, scene.Reactor.Stop);
                    return;
                }

                scene.Reactor.CallLater(TimeSpan.Zero, Turn);
            }

            Turn();
        });
        context.Expect(
            reads > 0 && reads <= turns,
            $"a reader that was added twice gets one DoRead in each of {turns} turns at most",
            $"it got {reads}");
        context.Expect(
            reader!.Reads == reads,
            "removing once a reader that was added twice removes it",
            $"it got {reader.Reads - reads} DoRead more");
    }

    private static void CallsNoneAfterItsRemoval(ReactorCheckContext context)
    {
        // Both are ready in one batch; whoever is called first removes the other.
        foreach (var isWriter in new[] { false, true })
        {
            var called = new List<int>();
            Play(context, 2, "one of two descriptors that are ready", (scene, set, pairs) =>
            {
                var descriptors = pairs.Select(pair => new WatchedDescriptor(pair.Number)).ToList();
                foreach (var (descriptor, number) in descriptors.Select((descriptor, number) => (descriptor, number)))
                {
                    Exception? Call()
                    {
                        called.Add(number);
                        foreach (var other in descriptors)
                        {
                            set.RemoveReader(other);
                            set.RemoveWriter(other);
                        }

                        return null;
                    }

                    descriptor.Read = Call;
                    descriptor.Write = Call;
                    pairs[number].Far.Send([1]);
                    if (isWriter)
                    {
                        set.AddWriter(descriptor);
                    }
                    else
                    {
                        set.AddReader(descriptor);
                    }
                }

                Turns.After(scene.Reactor, 6, scene.Reactor.Stop);
            });
            context.Expect(
                called.Count == 1,
                "after its removal a descriptor gets no call, even if it was reported in the same batch",
                $"{called.Count} calls came");
        }
    }

    private static void TellsWhatIsThere(ReactorCheckContext context) => Play(context, 3, "nothing", (scene, set, pairs) =>
    {
        var descriptors = pairs.Select(pair => new WatchedDescriptor(pair.Number)).ToList();
        void Same(string when, int readers, int writers)
        {
            var (seenReaders, seenWriters) = (set.GetReaders(), set.GetWriters());
            context.Expect(
                seenReaders.Count == readers && seenWriters.Count == writers && descriptors.Take(readers).All(seenReaders.Contains),
                $"GetReaders and GetWriters have what was added and not removed, {when}: {readers} and {writers}",
                $"they have {seenReaders.Count} and {seenWriters.Count}");
        }

        Same("at first", 0, 0);
        descriptors.ForEach(descriptor => set.AddReader(descriptor));
        set.AddWriter(descriptors[0]);
        Same("after adding", 3, 1);
        set.RemoveReader(descriptors[2]);
        set.RemoveWriter(descriptors[0]);
        Same("after removing", 2, 0);
        scene.Reactor.Stop();
    });

    private static void RemovesAll(ReactorCheckContext context)
    {
        Thread? foreign = null;
        var losses = 0;
        Play(context, 2, "a call from a thread after RemoveAll", (scene, set, pairs) =>
        {
            var both = new WatchedDescriptor(pairs[0].Number);
            var reader = new WatchedDescriptor(pairs[1].Number);
            set.AddReader(both);
            set.AddWriter(both);
            set.AddReader(reader);
            var removed = set.RemoveAll();
            context.Expect(
                removed.Count == 2 && removed.Contains(both) && removed.Contains(reader),
                "RemoveAll returns what was added, each once: 2",
                $"it returns {removed.Count}");
            context.Expect(set.GetReaders().Count + set.GetWriters().Count == 0, "RemoveAll removes everything", "something is left");
            losses = both.Losses.Count + reader.Losses.Count;
            scene.Reactor.CallLater(TimeSpan.FromHours(1), () => { });
            foreign = Foreign.Start(() =>
            {
                // Long enough for the loop to fall asleep.
                using var pause = new ManualResetEventSlim();
                pause.Wait(5);
                scene.Reactor.CallFromThread(scene.Reactor.Stop);
            });
        });
        foreign?.Join();
        context.Expect(losses == 0, "RemoveAll is no loss", $"{losses} ConnectionLost came");
    }

    private static void IsFair(ReactorCheckContext context)
    {
        const int Descriptors = 20;
        const int Passes = 10;
        var counts = new List<int>();
        var timers = 0;
        Play(context, Descriptors, "passes over descriptors that are always ready", (scene, set, pairs) =>
        {
            var all = pairs.Select(pair => new WatchedDescriptor(pair.Number)).ToList();
            pairs.ToList().ForEach(pair => pair.Far.Send([1]));
            var first = true;
            void Turn()
            {
                timers++;
                if (!first && all.Exists(one => one.Reads >= Passes))
                {
                    counts.AddRange(all.Select(one => one.Reads));
                    scene.Reactor.Stop();
                    return;
                }

                first = false;
                scene.Reactor.CallLater(TimeSpan.Zero, Turn);
            }

            // All of them ready before the first is watched.
            scene.Reactor.CallLater(TimeSpan.FromMilliseconds(5), () =>
            {
                all.ForEach(one => set.AddReader(one));
                Turn();
            });
        });
        context.Expect(
            counts.Min() >= counts.Max() - 2,
            $"of {Descriptors} descriptors that are always ready each gets its turn in every pass",
            $"while one got {counts.Max()} another got {counts.Min()}");
        context.Expect(
            timers >= Passes / 2,
            "timers get theirs too",
            $"in {counts.Max()} passes a timer without delay was called {timers} times");
    }

    private static void HandlesRegularFiles(ReactorCheckContext context)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var handle = File.OpenHandle(path);
            Play(context, 0, "a regular file", (scene, set, _) =>
            {
                var file = new WatchedDescriptor((int)handle.DangerousGetHandle());
                var error = Thrown.By(() => set.AddReader(file));
                Turns.After(scene.Reactor, 4, () =>
                {
                    if (context.Manifest.TakesRegularFiles)
                    {
                        context.Expect(
                            error is null && file.Reads >= 2,
                            "a regular file is always ready, as declared",
                            error is null ? $"it got {file}" : Thrown.Text(error));
                    }
                    else
                    {
                        context.Expect(
                            error is not null && file.Reads == 0,
                            "a regular file is refused, as declared",
                            error is null ? $"it is not, and got {file}" : $"it got {file}");
                    }

                    set.RemoveAll();
                    scene.Reactor.Stop();
                });
            });
        }
        finally
        {
            File.Delete(path);
        }
    }
}
