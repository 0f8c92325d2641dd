namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-FD.</summary>
internal static class DescriptorMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-FD-01", "Readiness is told once, at the edge.", "R-FD-01",
            new Edit(
                "EpollSource",
                "return Control(operation, descriptor, ToEvents(after), GetMark(descriptor));",
                "return Control(operation, descriptor, ToEvents(after) | LinuxConstants.EpollEdge, GetMark(descriptor));")),
        new(
            "N-R-FD-02", "What was added twice has to be removed twice.", "R-FD-02",
            new Edit(
                "DescriptorReactor",
                "watch.Interest |= interest;",
                "_adds[descriptor] = _adds.GetValueOrDefault(descriptor) + 1; watch.Interest |= interest;"),
            new Edit(
                "DescriptorReactor",
                """
                if (_watches.TryGetValue(descriptor, out var watch))
                { watch.Interest &= ~interest;
                """,
                "if (_watches.TryGetValue(descriptor, out var watch) && --_adds[descriptor] <= 0) { watch.Interest &= ~interest;"),
            new Edit(
                "DescriptorReactor",
                "private DescriptorWatch[] _asked = [];",
                "private DescriptorWatch[] _asked = []; private readonly Dictionary<IFileDescriptor, int> _adds = new(ReferenceEqualityComparer.Instance);")),
        new(
            "M-86", "A removal takes effect in the next turn: the rest of the batch is still told.", "R-FD-03",
            new Edit(
                "DescriptorReactor",
                "watch.Interest &= ~interest; if (watch.Interest == Interest.None) { Drop(descriptor); }",
                "CallFromThread(() => { watch.Interest &= ~interest; if (watch.Interest == Interest.None) { Drop(descriptor); } });")),
        new(
            "N-R-FD-04", "GetWriters has the readers too.", "R-FD-04",
            new Edit(
                "DescriptorReactor",
                "(watch.Interest & Interest.Write) != 0)",
                "watch.Interest != Interest.None)")),
        new(
            "N-R-FD-05", "RemoveAll tells everybody of a loss.", "R-FD-05",
            new Edit(
                "DescriptorReactor",
                "all.ForEach(Drop);",
                """
                all.ForEach(one => { Drop(one); one.ConnectionLost(new Failure(new ConnectionLostException("Removed."))); });
                """)),
        new(
            "N-R-FD-05-WAKER", "RemoveAll removes the waker too.", "R-FD-05",
            new Edit(
                "DescriptorReactor",
                "all.ForEach(Drop);",
                "all.ForEach(Drop); ((DescriptorSource)Channels).Watch(((DescriptorSource)Channels).WakerOfAll, Interest.Read, Interest.None);"),
            new Edit(
                "DescriptorSource",
                "private protected static int OpenWaker()",
                "internal int WakerOfAll => Waker; private protected static int OpenWaker()")),
        new(
            "N-R-FD-06", "A descriptor whose number is -1 is dropped and hears nothing.", "R-FD-06",
            new Edit(
                "DescriptorReactor",
                "watch.LoseClosed();",
                "Drop(watch.Target);")),
        new(
            "N-R-FD-07", "A closed descriptor takes the watching of its number with it.", "R-FD-07",
            new Edit(
                "DescriptorSource",
                "_slots[descriptor].Watched?.Superseded();",
                "")),
        new(
            "N-R-FD-08", "A broken descriptor hears another reason.", "R-FD-08",
            new Edit(
                "DescriptorWatch",
                "if (error is not null) { Lose(new Failure(error)); }",
                "if (error is not null) { Lose(new Failure(new ConnectionLostException(error.Message))); }")),
        new(
            "N-R-FD-09", "The end of a peer is told before its last data.", "R-FD-09",
            new Edit(
                "DescriptorSource",
                "((interest & Interest.Read) != 0 ? LinuxConstants.EventIn : 0)",
                "((interest & Interest.Read) != 0 ? LinuxConstants.EventIn | 0x2000u : 0)"),
            new Edit(
                "DescriptorSource",
                "(events & (LinuxConstants.EventErrorOrHangUp | LinuxConstants.EventNoDescriptor)) != 0",
                "(events & (LinuxConstants.EventErrorOrHangUp | LinuxConstants.EventNoDescriptor | 0x2000u)) != 0"),
            new Edit(
                "DescriptorWatch",
                "if (hasFailed && !isReadable)",
                "if (hasFailed)")),
        new(
            "N-R-FD-10", "Who watches for writing only does not hear of a reset.", "R-FD-10",
            new Edit(
                "DescriptorWatch",
                "if (hasFailed && !isReadable)",
                "if (hasFailed && (_interest & Interest.Read) == 0) { return; } if (hasFailed && !isReadable)")),
        new(
            "N-R-FD-11", "Of all that are ready the first gets its turn.", "R-FD-11",
            new Edit(
                "EpollSource",
                "index < _count && batch == _batch",
                "index < Math.Min(_count, 1) && batch == _batch")),
        new(
            "N-R-FD-12", "A regular file is taken.", "R-FD-12",
            new Edit(
                "DescriptorWatch",
                "if (DescriptorType.IsAlwaysReady(_number))",
                "if (_number < 0 && DescriptorType.IsAlwaysReady(_number))")) { Kind = "poll" },
    ];
}
