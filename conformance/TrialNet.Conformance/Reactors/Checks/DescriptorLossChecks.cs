using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-FD: descriptors that are closed, broken or hung up on.</summary>
internal static class DescriptorLossChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-FD-06", DropsClosedOnes),
        ReactorCheck.Of("R-FD-06", DoesNotAskRemovedOnes),
        ReactorCheck.Alone("R-FD-07", KeepsNumbersApart),
        ReactorCheck.Of("R-FD-08", RemovesBrokenOnes),
        ReactorCheck.Of("R-FD-09", DataComesFirst),
        ReactorCheck.Of("R-FD-10", TellsWritersOfHangUps),
        ReactorCheck.Of("R-FD-10", TellsWhoeverWatchesAgain),
    ];

    private static void Play(ReactorCheckContext context, int pairs, string waitingFor, Action<ReactorScene, IReactorFdSet, IReadOnlyList<SocketPair>> body) =>
        DescriptorChecks.Play(context, pairs, waitingFor, body);

    /// <summary>Looks once in a while whether something is so, and goes on then.</summary>
    private static void When(ReactorScene scene, Func<bool> condition, Action then)
    {
        if (condition())
        {
            then();
        }
        else
        {
            scene.Reactor.CallLater(TimeSpan.FromMilliseconds(1), () => When(scene, condition, then));
        }
    }

    private static void StopLater(ReactorScene scene) => Turns.After(scene.Reactor, 4, scene.Reactor.Stop);

    private static void DropsClosedOnes(ReactorCheckContext context)
    {
        WatchedDescriptor? closed = null;
        Play(context, 1, "a descriptor whose number is -1 to be dropped", (scene, set, pairs) =>
        {
            closed = new WatchedDescriptor(pairs[0].Number);
            set.AddReader(closed);
            set.AddWriter(closed);
            scene.Reactor.CallLater(TimeSpan.FromMilliseconds(1), () =>
            {
                closed.Number = -1;
                pairs[0].Near.Dispose();
                When(scene, () => closed.Losses.Count > 0, () =>
                {
                    context.Expect(
                        set.GetReaders().Count + set.GetWriters().Count == 0,
                        "a descriptor whose number is -1 is dropped",
                        "it is still there");
                    StopLater(scene);
                });
            });
        });
        context.Expect(closed!.Losses.Count == 1, "a descriptor whose number is -1 hears ConnectionLost once", $"it hears {closed}");
    }

    private static void DoesNotAskRemovedOnes(ReactorCheckContext context)
    {
        var before = 0;
        WatchedDescriptor? removed = null;
        Play(context, 1, "turns after a removal", (scene, set, pairs) =>
        {
            removed = new WatchedDescriptor(pairs[0].Number);
            set.AddReader(removed);
            Turns.After(scene.Reactor, 2, () =>
            {
                set.RemoveReader(removed);
                before = removed.Asked;
                StopLater(scene);
            });
        });
        context.Expect(
            removed!.Asked == before,
            "a descriptor that was removed is not asked for its number",
            $"it is asked {removed.Asked - before} times");
    }

    private static void KeepsNumbersApart(ReactorCheckContext context)
    {
        SocketPair? second = null;
        WatchedDescriptor? old = null;
        WatchedDescriptor? fresh = null;
        var oldReads = 0;
        var isSame = false;
        try
        {
            Play(context, 1, "a descriptor with the number of one that was closed", (scene, set, pairs) =>
            {
                old = new WatchedDescriptor(pairs[0].Number);
                old.Read = () =>
                {
                    // Closed inside its own call, and its number given to the next socket, which has news at once.
                    var number = old.Number;
                    old.Number = -1;
                    pairs[0].Near.Dispose();
                    for (var tries = 0; tries < 20 && second?.Number != number; tries++)
                    {
                        second?.Dispose();
                        second = new SocketPair();
                    }

                    isSame = second!.Number == number;
                    oldReads = old.Reads;
                    fresh = new WatchedDescriptor(second.Number);
                    fresh.Read = () =>
                    {
                        fresh.Take(second.Near, 1);
                        set.RemoveReader(fresh);
                        StopLater(scene);
                        return null;
                    };
                    set.AddReader(fresh);
                    second.Far.Send([1]);
                    return null;
                };
                set.AddReader(old);
                pairs[0].Far.Send([1]);
            });
        }
        finally
        {
            second?.Dispose();
        }

        if (!isSame)
        {
            context.CannotDecide("the system gave no socket the number of one that was closed");
            return;
        }

        context.Expect(
            old!.Reads == oldReads,
            "a closed descriptor gets no event of the one that was given its number",
            $"it got {old.Reads - oldReads} DoRead more");
        context.Expect(
            fresh!.Reads == 1 && fresh.Losses.Count == 0,
            "the descriptor that was given the number of a closed one gets its own events, and no loss of the other's",
            $"it got {fresh}");
        context.Expect(
            old.Losses.Count <= 1,
            "a descriptor whose number was given to another hears ConnectionLost once at most",
            $"it hears {old}");
    }

    private static void RemovesBrokenOnes(ReactorCheckContext context)
    {
        foreach (var isWriter in new[] { false, true })
        {
            foreach (var throws in new[] { false, true })
            {
                WatchedDescriptor? broken = null;
                var how = $"{(isWriter ? "DoWrite" : "DoRead")} {(throws ? "throws" : "returns")} an exception";
                Play(context, 1, $"the loss of a descriptor whose {how}", (scene, set, pairs) =>
                {
                    broken = new WatchedDescriptor(pairs[0].Number);
                    Exception? Break() => throws ? throw new CheckException("descriptor") : new CheckException("descriptor");
                    if (isWriter)
                    {
                        broken.Write = Break;
                    }
                    else
                    {
                        broken.Read = Break;
                    }

                    set.AddReader(broken);
                    if (isWriter)
                    {
                        set.AddWriter(broken);
                    }

                    pairs[0].Far.Send([1]);
                    When(scene, () => broken.Losses.Count > 0, () =>
                    {
                        context.Expect(
                            set.GetReaders().Count + set.GetWriters().Count == 0,
                            $"a descriptor whose {how} is removed both ways",
                            "it is still there");
                        StopLater(scene);
                    });
                });
                context.Expect(
                    broken!.Losses is [CheckException],
                    $"a descriptor whose {how} hears ConnectionLost once, with that reason",
                    $"it hears {broken}");
            }
        }
    }

    private static void DataComesFirst(ReactorCheckContext context)
    {
        var events = new List<string>();
        Play(context, 1, "the last data and the end of a descriptor", (scene, set, pairs) =>
        {
            var reader = new WatchedDescriptor(pairs[0].Number);
            reader.Read = () =>
            {
                var count = reader.Take(pairs[0].Near, 2);
                events.Add(count == 0 ? "end" : $"{count}");
                return count == 0 ? new ConnectionDoneException() : null;
            };
            pairs[0].Far.Send([1, 2, 3]);
            pairs[0].Far.Dispose();

            // Both have arrived before the reactor looks.
            scene.Reactor.CallLater(TimeSpan.FromMilliseconds(5), () =>
            {
                set.AddReader(reader);
                When(scene, () => reader.Losses.Count > 0, () => StopLater(scene));
            });
        });
        var seen = string.Join(", ", events);
        context.Expect(
            seen is "2, 1, end" or "2, 1",
            "when a peer has hung up, what is still to be read comes before the loss: 2, 1",
            $"read was {seen}");
    }

    private static void TellsWritersOfHangUps(ReactorCheckContext context)
    {
        WatchedDescriptor? writer = null;
        Play(context, 1, "a reset to be told to a descriptor that is watched for writing only", (scene, set, pairs) =>
        {
            // Nothing more can be written, so that only the reset can be reported.
            var block = new byte[64 * 1024];
            while (pairs[0].Near.Send(block, 0, block.Length, SocketFlags.None, out var error) > 0 && error == SocketError.Success)
            {
            }

            writer = new WatchedDescriptor(pairs[0].Number) { Write = () => new ConnectionLostException() };
            set.AddWriter(writer);
            Turns.After(scene.Reactor, 2, () =>
            {
                pairs[0].Reset();
                When(scene, () => writer.Losses.Count > 0, () => StopLater(scene));
            });
        });
        context.Expect(
            writer!.Losses.Count == 1,
            "a descriptor that is watched for writing only hears of a reset, once",
            $"it hears {writer}");
    }

    private static void TellsWhoeverWatchesAgain(ReactorCheckContext context)
    {
        WatchedDescriptor? idle = null;
        var early = 0;
        Play(context, 1, "a reset to be told to a descriptor that is watched again", (scene, set, pairs) =>
        {
            idle = new WatchedDescriptor(pairs[0].Number) { Read = () => new ConnectionLostException() };
            set.AddReader(idle);
            set.RemoveReader(idle);
            pairs[0].Reset();
            scene.Reactor.CallLater(TimeSpan.FromMilliseconds(5), () =>
            {
                early = idle.Losses.Count + idle.Reads;
                set.AddReader(idle);
                When(scene, () => idle.Losses.Count > 0, () => StopLater(scene));
            });
        });
        context.Expect(early == 0, "who watches for nothing hears nothing", "it hears of the reset");
        context.Expect(idle!.Losses.Count == 1, "who watches again hears of a reset that came meanwhile, once", $"it hears {idle}");
    }
}
