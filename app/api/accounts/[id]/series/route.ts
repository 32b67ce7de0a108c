import { asRoute } from "@/lib/answers/as-route";
import { answerSeries } from "@/lib/answers/series";

export const GET = asRoute(answerSeries);
