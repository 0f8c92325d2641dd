using TrialNet.Poetry.CommandLine;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>The kinds of reactor that watch descriptors, for programs of the series that need one.</summary>
internal static class DescriptorKinds
{
    /// <summary>Does nothing if a reactor is of such a kind.</summary>
    /// <param name="who">Who needs it.</param>
    /// <param name="factory">Makes the reactor.</param>
    /// <exception cref="CommandException">It is not; the message has those that are.</exception>
    public static void Verify(string who, IReactorFactory factory)
    {
        if (factory.Create() is not IReactorFdSet)
        {
            var others = Reactors.All.Where(static other => other.WhyUnavailable is null && other.Create() is IReactorFdSet).Select(static other => other.Name);
            throw CommandException.Usage($"{who} watches descriptors, and the {factory.Name} reactor cannot: use {string.Join(", ", others)}");
        }
    }
}
