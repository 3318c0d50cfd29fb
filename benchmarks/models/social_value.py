"""Lesson 4: who wins at every weight of social value, for a tender with six bids."""

from pvcourse.models.social_value import award_by_weight
from pvcourse.models.tender import Bid, Weights

SIZE, UNIT = 6, "bids"
WEIGHTS = Weights(0.6, 0.4, 0)


def inputs(size):
    return [Bid(f"bid {n:03}", 100 + 37 * n % 101, 20 + 53 * n % 79, 5 + 71 * n % 89) for n in range(size)]


def model(given):
    return award_by_weight(given, WEIGHTS)[["from_weight", "to_weight"]].to_numpy().ravel()


def plain(given):
    bids = sorted(given, key=lambda bid: (bid.price, bid.name))
    lowest = min(bid.price for bid in bids)
    rests = [WEIGHTS.price * 100 * lowest / bid.price + WEIGHTS.quality * bid.quality for bid in bids]
    lines = list(zip(rests, [bid.social_value for bid in bids], strict=True))
    edges = sorted({0.0, 1.0} | {round(weight, 9) for weight in meetings(lines) if 0 <= weight <= 1})
    stretches = []
    for begin, end in zip(edges, edges[1:], strict=False):
        winner = max(range(len(lines)), key=lambda line: round(height(lines[line], (begin + end) / 2), 9))
        if stretches and stretches[-1][0] == winner:
            stretches[-1][2] = end
        else:
            stretches.append([winner, begin, end])
    return [edge for _, begin, end in stretches for edge in (begin, end)]


def meetings(lines):
    for rest, own in lines:
        for other_rest, other_own in lines:
            closing = (other_own - other_rest) - (own - rest)
            if closing:
                yield (rest - other_rest) / closing


def height(line, weight):
    rest, own = line
    return rest + weight * (own - rest)
